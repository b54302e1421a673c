CREATE TABLE `ticket_blocks` (
	`id` text PRIMARY KEY NOT NULL,
	`store_id` text NOT NULL,
	`device_id` text NOT NULL,
	`store_day` text NOT NULL,
	`first_number` integer NOT NULL,
	`visit_ids` text NOT NULL,
	`leased_at` integer NOT NULL,
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`device_id`) REFERENCES `devices`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ticket_blocks_numbers` ON `ticket_blocks` (`store_id`,`store_day`,`first_number`);--> statement-breakpoint
CREATE INDEX `ticket_blocks_device` ON `ticket_blocks` (`device_id`,`store_day`);--> statement-breakpoint
ALTER TABLE `devices` ADD `offline_at` integer;