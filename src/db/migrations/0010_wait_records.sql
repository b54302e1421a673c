CREATE TABLE `wait_days` (
	`store_id` text NOT NULL,
	`store_day` text NOT NULL,
	`waits` text NOT NULL,
	PRIMARY KEY(`store_id`, `store_day`),
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `wait_records` (
	`store_id` text PRIMARY KEY NOT NULL,
	`through_day` text NOT NULL,
	`through_event` integer NOT NULL,
	`track` text NOT NULL,
	`usual` text NOT NULL,
	`made_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `wait_records_due` ON `wait_records` (`due_at`);--> statement-breakpoint
ALTER TABLE `stores` ADD `ranges_doubted_at` integer;