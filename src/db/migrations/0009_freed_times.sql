CREATE TABLE `time_offers` (
	`id` text PRIMARY KEY NOT NULL,
	`store_id` text NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`wish_id` text,
	`appointment_id` text,
	`starts` text NOT NULL,
	`hold_id` text,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`wish_id`) REFERENCES `time_wishes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "time_offers_kind" CHECK("time_offers"."kind" in ('move', 'day', 'earlier')),
	CONSTRAINT "time_offers_status" CHECK("time_offers"."status" in ('open', 'accepted', 'declined', 'lapsed', 'withdrawn'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `time_offers_wish` ON `time_offers` (`wish_id`) WHERE status = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX `time_offers_appointment` ON `time_offers` (`appointment_id`) WHERE status = 'open';--> statement-breakpoint
CREATE INDEX `time_offers_open` ON `time_offers` (`status`,`expires_at`);--> statement-breakpoint
CREATE INDEX `time_offers_store` ON `time_offers` (`store_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `time_wishes` (
	`id` text PRIMARY KEY NOT NULL,
	`store_id` text NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`local_date` text NOT NULL,
	`services` text NOT NULL,
	`advisor_id` text,
	`appointment_id` text,
	`contact_hash` text,
	`name` text,
	`phone` text,
	`email` text,
	`language` text DEFAULT 'en' NOT NULL,
	`party_size` integer DEFAULT 1 NOT NULL,
	`link_version` integer DEFAULT 1 NOT NULL,
	`passed` text DEFAULT '[]' NOT NULL,
	`offers_had` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "time_wishes_kind" CHECK("time_wishes"."kind" in ('day', 'earlier')),
	CONSTRAINT "time_wishes_status" CHECK("time_wishes"."status" in ('waiting', 'taken', 'left', 'over'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `time_wishes_contact` ON `time_wishes` (`store_id`,`local_date`,`services`,`contact_hash`) WHERE kind = 'day' and status = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX `time_wishes_appointment` ON `time_wishes` (`appointment_id`) WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX `time_wishes_store` ON `time_wishes` (`store_id`,`status`,`local_date`);--> statement-breakpoint
CREATE INDEX `time_wishes_waiting` ON `time_wishes` (`status`,`local_date`);