CREATE TABLE `store_learning` (
	`store_id` text PRIMARY KEY NOT NULL,
	`last_event_id` integer NOT NULL,
	`format` integer NOT NULL,
	`state` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE cascade
);
