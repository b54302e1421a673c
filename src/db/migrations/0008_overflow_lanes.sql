CREATE TABLE `overflow_lanes` (
	`id` text PRIMARY KEY NOT NULL,
	`store_id` text NOT NULL,
	`name` text NOT NULL,
	`skills` text NOT NULL,
	`date` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "overflow_lanes_span" CHECK("overflow_lanes"."ends_at" > "overflow_lanes"."starts_at")
);
--> statement-breakpoint
CREATE INDEX `overflow_lanes_store_time` ON `overflow_lanes` (`store_id`,`ends_at`);--> statement-breakpoint
ALTER TABLE `appointment_steps` ADD `lane_id` text REFERENCES overflow_lanes(id) ON DELETE set null;