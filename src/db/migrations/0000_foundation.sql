CREATE TABLE `account_stores` (
	`account_id` text NOT NULL,
	`store_id` text NOT NULL,
	`role` text NOT NULL,
	`advisor_id` text,
	PRIMARY KEY(`account_id`, `store_id`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "account_stores_role" CHECK("account_stores"."role" in ('owner', 'manager', 'advisor', 'viewer'))
);
--> statement-breakpoint
CREATE INDEX `account_stores_store` ON `account_stores` (`store_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `account_stores_advisor` ON `account_stores` (`advisor_id`);--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`is_owner` integer DEFAULT false NOT NULL,
	`language` text DEFAULT 'en' NOT NULL,
	`disabled_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_email` ON `accounts` (`email`);--> statement-breakpoint
CREATE TABLE `api_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`key_hash` text NOT NULL,
	`scopes` text NOT NULL,
	`store_ids` text,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_keys_hash` ON `api_keys` (`key_hash`);--> statement-breakpoint
CREATE TABLE `devices` (
	`id` text PRIMARY KEY NOT NULL,
	`store_id` text,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`pairing_code` text,
	`pairing_expires_at` integer,
	`secret_hash` text NOT NULL,
	`settings` text DEFAULT '{}' NOT NULL,
	`last_seen_at` integer,
	`help_wanted_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "devices_kind" CHECK("devices"."kind" in ('kiosk', 'display')),
	CONSTRAINT "devices_status" CHECK("devices"."status" in ('pairing', 'paired', 'unpaired')),
	CONSTRAINT "devices_paired_has_store" CHECK("devices"."status" <> 'paired' or "devices"."store_id" is not null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `devices_secret` ON `devices` (`secret_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `devices_code` ON `devices` (`pairing_code`);--> statement-breakpoint
CREATE INDEX `devices_store` ON `devices` (`store_id`);--> statement-breakpoint
CREATE TABLE `one_time_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`account_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "one_time_links_purpose" CHECK("one_time_links"."purpose" in ('set_up', 'invite', 'reset'))
);
--> statement-breakpoint
CREATE TABLE `request_keys` (
	`caller` text NOT NULL,
	`route` text NOT NULL,
	`key` text NOT NULL,
	`body_hash` text NOT NULL,
	`outcome` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`caller`, `route`, `key`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `request_keys_age` ON `request_keys` (`created_at`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_account` ON `sessions` (`account_id`);--> statement-breakpoint
CREATE INDEX `sessions_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `sign_in_failures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`subject` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sign_in_failures_subject` ON `sign_in_failures` (`subject`,`at`);--> statement-breakpoint
CREATE TABLE `appointment_steps` (
	`appointment_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`store_id` text NOT NULL,
	`service_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`minutes` integer NOT NULL,
	`buffer_before_minutes` integer DEFAULT 0 NOT NULL,
	`buffer_after_minutes` integer DEFAULT 0 NOT NULL,
	`advisor_id` text,
	`advisor_named` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`appointment_id`, `ordinal`),
	FOREIGN KEY (`appointment_id`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `appointment_steps_store_time` ON `appointment_steps` (`store_id`,`starts_at`);--> statement-breakpoint
CREATE TABLE `appointments` (
	`id` text PRIMARY KEY NOT NULL,
	`store_id` text NOT NULL,
	`reference` text NOT NULL,
	`status` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`local_date` text NOT NULL,
	`service_id` text NOT NULL,
	`party_size` integer DEFAULT 1 NOT NULL,
	`name` text,
	`phone` text,
	`email` text,
	`contact_hash` text,
	`language` text DEFAULT 'en' NOT NULL,
	`note` text,
	`needs` text DEFAULT '[]' NOT NULL,
	`source` text NOT NULL,
	`link_version` integer DEFAULT 1 NOT NULL,
	`calendar_sequence` integer DEFAULT 0 NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`needs_attention` text,
	`cancelled_late` integer DEFAULT false NOT NULL,
	`checked_in_at` integer,
	`ended_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "appointments_status" CHECK("appointments"."status" in ('booked', 'checked_in', 'fulfilled', 'cancelled', 'no_show')),
	CONSTRAINT "appointments_source" CHECK("appointments"."source" in ('web', 'staff', 'api', 'kiosk')),
	CONSTRAINT "appointments_span" CHECK("appointments"."ends_at" > "appointments"."starts_at"),
	CONSTRAINT "appointments_party" CHECK("appointments"."party_size" between 1 and 20)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_reference` ON `appointments` (`reference`);--> statement-breakpoint
CREATE INDEX `appointments_store_time` ON `appointments` (`store_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `appointments_store_status` ON `appointments` (`store_id`,`status`,`starts_at`);--> statement-breakpoint
CREATE INDEX `appointments_status_time` ON `appointments` (`status`,`starts_at`);--> statement-breakpoint
CREATE INDEX `appointments_contact` ON `appointments` (`contact_hash`,`status`);--> statement-breakpoint
CREATE TABLE `holds` (
	`id` text PRIMARY KEY NOT NULL,
	`store_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`steps` text NOT NULL,
	`visitor` text NOT NULL,
	`address` text,
	`appointment_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `holds_store_time` ON `holds` (`store_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `holds_visitor` ON `holds` (`visitor`);--> statement-breakpoint
CREATE INDEX `holds_address` ON `holds` (`address`);--> statement-breakpoint
CREATE INDEX `holds_expiry` ON `holds` (`expires_at`);--> statement-breakpoint
CREATE TABLE `services` (
	`id` text PRIMARY KEY NOT NULL,
	`store_id` text NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`names` text DEFAULT '{}' NOT NULL,
	`service_minutes` integer NOT NULL,
	`buffer_before_minutes` integer DEFAULT 0 NOT NULL,
	`buffer_after_minutes` integer DEFAULT 0 NOT NULL,
	`bookable` integer DEFAULT true NOT NULL,
	`walk_in` integer DEFAULT true NOT NULL,
	`ticket_letter` text NOT NULL,
	`readiness` text DEFAULT '[]' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "services_minutes" CHECK("services"."service_minutes" between 5 and 480 and "services"."service_minutes" % 5 = 0),
	CONSTRAINT "services_buffers" CHECK("services"."buffer_before_minutes" between 0 and 120 and "services"."buffer_before_minutes" % 5 = 0 and "services"."buffer_after_minutes" between 0 and 120 and "services"."buffer_after_minutes" % 5 = 0),
	CONSTRAINT "services_letter" CHECK("services"."ticket_letter" glob '[A-Z]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `services_key` ON `services` (`store_id`,`key`);--> statement-breakpoint
CREATE INDEX `services_store` ON `services` (`store_id`,`position`);--> statement-breakpoint
CREATE TABLE `claims` (
	`store_id` text NOT NULL,
	`advisor_id` text NOT NULL,
	`grain` integer NOT NULL,
	`owner_id` text NOT NULL,
	PRIMARY KEY(`store_id`, `advisor_id`, `grain`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `claims_owner` ON `claims` (`owner_id`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`store_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`kind` text NOT NULL,
	`channel` text NOT NULL,
	`recipient` text NOT NULL,
	`language` text NOT NULL,
	`data` text DEFAULT '{}' NOT NULL,
	`dedupe_key` text NOT NULL,
	`status` text DEFAULT 'pending' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`leased_until` integer,
	`last_error` text,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	CONSTRAINT "messages_status" CHECK("messages"."status" in ('pending', 'sending', 'sent', 'failed', 'withdrawn')),
	CONSTRAINT "messages_channel" CHECK("messages"."channel" in ('email', 'sms', 'push'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `messages_dedupe` ON `messages` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `messages_due` ON `messages` (`status`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `messages_subject` ON `messages` (`subject_id`);--> statement-breakpoint
CREATE INDEX `messages_store` ON `messages` (`store_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `store_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`store_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`data` text DEFAULT '{}' NOT NULL,
	CONSTRAINT "store_events_actor" CHECK("store_events"."actor_kind" in ('public', 'account', 'device', 'api', 'system'))
);
--> statement-breakpoint
CREATE INDEX `store_events_store` ON `store_events` (`store_id`,`id`);--> statement-breakpoint
CREATE INDEX `store_events_subject` ON `store_events` (`subject_id`,`id`);--> statement-breakpoint
CREATE TABLE `ticket_sequences` (
	`store_id` text NOT NULL,
	`store_day` text NOT NULL,
	`last_number` integer NOT NULL,
	PRIMARY KEY(`store_id`, `store_day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `visit_steps` (
	`visit_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`service_id` text NOT NULL,
	`minutes` integer NOT NULL,
	`buffer_before_minutes` integer DEFAULT 0 NOT NULL,
	`buffer_after_minutes` integer DEFAULT 0 NOT NULL,
	`advisor_id` text,
	`started_at` integer,
	`ended_at` integer,
	PRIMARY KEY(`visit_id`, `ordinal`),
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `visits` (
	`id` text PRIMARY KEY NOT NULL,
	`store_id` text NOT NULL,
	`store_day` text NOT NULL,
	`ticket_number` integer NOT NULL,
	`ticket_letter` text NOT NULL,
	`status` text NOT NULL,
	`service_id` text NOT NULL,
	`step_ordinal` integer DEFAULT 0 NOT NULL,
	`appointment_id` text,
	`booked_at` integer,
	`joined_at` integer NOT NULL,
	`line_time` integer NOT NULL,
	`advisor_wanted_id` text,
	`counter_wanted_id` text,
	`away_until` integer,
	`absent_until` integer,
	`counter_id` text,
	`counter_session_id` text,
	`advisor_id` text,
	`called_at` integer,
	`recalled_at` integer,
	`call_count` integer DEFAULT 0 NOT NULL,
	`started_at` integer,
	`parked_at` integer,
	`ended_at` integer,
	`party_size` integer DEFAULT 1 NOT NULL,
	`name` text,
	`phone` text,
	`email` text,
	`contact_hash` text,
	`language` text DEFAULT 'en' NOT NULL,
	`needs` text DEFAULT '[]' NOT NULL,
	`note` text,
	`outcome` text,
	`summary` text,
	`case_number` text,
	`source` text NOT NULL,
	`quoted_low_minutes` integer,
	`quoted_likely_minutes` integer,
	`quoted_high_minutes` integer,
	`promised_latest_at` integer,
	`link_version` integer DEFAULT 1 NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`advisor_wanted_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`counter_wanted_id`) REFERENCES `counters`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`counter_id`) REFERENCES `counters`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`counter_session_id`) REFERENCES `counter_sessions`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "visits_status" CHECK("visits"."status" in ('waiting', 'called', 'in_service', 'parked', 'completed', 'no_show', 'left')),
	CONSTRAINT "visits_source" CHECK("visits"."source" in ('web', 'kiosk', 'staff', 'api')),
	CONSTRAINT "visits_party" CHECK("visits"."party_size" between 1 and 20)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `visits_ticket` ON `visits` (`store_id`,`store_day`,`ticket_number`);--> statement-breakpoint
CREATE INDEX `visits_line` ON `visits` (`store_id`,`status`,`service_id`,`line_time`);--> statement-breakpoint
CREATE INDEX `visits_day` ON `visits` (`store_id`,`store_day`,`status`);--> statement-breakpoint
CREATE INDEX `visits_appointment` ON `visits` (`appointment_id`);--> statement-breakpoint
CREATE INDEX `visits_contact` ON `visits` (`store_id`,`contact_hash`,`status`);--> statement-breakpoint
CREATE INDEX `visits_open_by_status` ON `visits` (`status`,`store_day`);--> statement-breakpoint
CREATE UNIQUE INDEX `visits_at_counter` ON `visits` (`counter_session_id`) WHERE "visits"."status" in ('called', 'in_service');--> statement-breakpoint
CREATE UNIQUE INDEX `visits_one_open_per_appointment` ON `visits` (`appointment_id`) WHERE "visits"."status" in ('waiting', 'called', 'in_service', 'parked');--> statement-breakpoint
CREATE TABLE `advisor_skills` (
	`advisor_id` text NOT NULL,
	`service_id` text NOT NULL,
	`store_id` text NOT NULL,
	PRIMARY KEY(`advisor_id`, `service_id`),
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `advisor_skills_store` ON `advisor_skills` (`store_id`);--> statement-breakpoint
CREATE TABLE `advisors` (
	`id` text PRIMARY KEY NOT NULL,
	`store_id` text NOT NULL,
	`ref` text,
	`name` text NOT NULL,
	`languages` text DEFAULT '[]' NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `advisors_store` ON `advisors` (`store_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `advisors_ref` ON `advisors` (`store_id`,`ref`);--> statement-breakpoint
CREATE TABLE `breaks` (
	`id` text PRIMARY KEY NOT NULL,
	`store_id` text NOT NULL,
	`shift_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	FOREIGN KEY (`shift_id`) REFERENCES `shifts`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "breaks_span" CHECK("breaks"."ends_at" > "breaks"."starts_at")
);
--> statement-breakpoint
CREATE INDEX `breaks_store_time` ON `breaks` (`store_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `breaks_shift` ON `breaks` (`shift_id`);--> statement-breakpoint
CREATE TABLE `counter_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`store_id` text NOT NULL,
	`counter_id` text NOT NULL,
	`advisor_id` text NOT NULL,
	`state` text NOT NULL,
	`opened_at` integer NOT NULL,
	`state_since` integer NOT NULL,
	`paused_until` integer,
	`pause_reason` text,
	`last_ended_at` integer,
	`closed_at` integer,
	FOREIGN KEY (`counter_id`) REFERENCES `counters`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "counter_sessions_state" CHECK("counter_sessions"."state" in ('open', 'paused'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `counter_sessions_counter` ON `counter_sessions` (`counter_id`) WHERE "counter_sessions"."closed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `counter_sessions_advisor` ON `counter_sessions` (`advisor_id`) WHERE "counter_sessions"."closed_at" is null;--> statement-breakpoint
CREATE INDEX `counter_sessions_store` ON `counter_sessions` (`store_id`,`closed_at`);--> statement-breakpoint
CREATE TABLE `counters` (
	`id` text PRIMARY KEY NOT NULL,
	`store_id` text NOT NULL,
	`ref` text,
	`name` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `counters_name` ON `counters` (`store_id`,`name`);--> statement-breakpoint
CREATE UNIQUE INDEX `counters_ref` ON `counters` (`store_id`,`ref`);--> statement-breakpoint
CREATE TABLE `shifts` (
	`id` text PRIMARY KEY NOT NULL,
	`store_id` text NOT NULL,
	`advisor_id` text NOT NULL,
	`ref` text,
	`date` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`advisor_id`) REFERENCES `advisors`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "shifts_span" CHECK("shifts"."ends_at" > "shifts"."starts_at")
);
--> statement-breakpoint
CREATE INDEX `shifts_store_time` ON `shifts` (`store_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `shifts_advisor_time` ON `shifts` (`advisor_id`,`starts_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `shifts_ref` ON `shifts` (`store_id`,`ref`);--> statement-breakpoint
CREATE TABLE `chain` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`accent` text DEFAULT '#ffc629' NOT NULL,
	`settings` text DEFAULT '{}' NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "chain_is_one" CHECK("chain"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `opening_hours` (
	`store_id` text NOT NULL,
	`weekday` integer NOT NULL,
	`opens_minute` integer NOT NULL,
	`closes_minute` integer NOT NULL,
	PRIMARY KEY(`store_id`, `weekday`, `opens_minute`),
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "opening_hours_weekday" CHECK("opening_hours"."weekday" between 1 and 7),
	CONSTRAINT "opening_hours_span" CHECK("opening_hours"."opens_minute" between 0 and 1439 and "opening_hours"."closes_minute" between "opening_hours"."opens_minute" + 1 and 1560)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `places` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`state` text NOT NULL,
	`name` text NOT NULL,
	`lat` real NOT NULL,
	`lng` real NOT NULL,
	`rank` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`kind`, `key`, `state`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `shipped_data` (
	`name` text PRIMARY KEY NOT NULL,
	`version` text NOT NULL,
	`loaded_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `special_days` (
	`store_id` text NOT NULL,
	`date` text NOT NULL,
	`note` text,
	PRIMARY KEY(`store_id`, `date`),
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `special_hours` (
	`store_id` text NOT NULL,
	`date` text NOT NULL,
	`opens_minute` integer NOT NULL,
	`closes_minute` integer NOT NULL,
	PRIMARY KEY(`store_id`, `date`, `opens_minute`),
	FOREIGN KEY (`store_id`) REFERENCES `stores`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "special_hours_span" CHECK("special_hours"."opens_minute" between 0 and 1439 and "special_hours"."closes_minute" between "special_hours"."opens_minute" + 1 and 1560)
);
--> statement-breakpoint
CREATE TABLE `stores` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`ref` text,
	`source` text DEFAULT 'own' NOT NULL,
	`name` text NOT NULL,
	`zone` text NOT NULL,
	`lat` real NOT NULL,
	`lng` real NOT NULL,
	`street` text DEFAULT '' NOT NULL,
	`city` text DEFAULT '' NOT NULL,
	`state` text DEFAULT '' NOT NULL,
	`postcode` text DEFAULT '' NOT NULL,
	`country` text DEFAULT 'US' NOT NULL,
	`phone` text,
	`website` text,
	`directions` text,
	`hours_known` integer DEFAULT false NOT NULL,
	`main_service_id` text,
	`settings` text DEFAULT '{}' NOT NULL,
	`walk_ins_stopped_until` integer,
	`walk_ins_stopped_reason` text,
	`closed_for_good_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "stores_lat" CHECK("stores"."lat" between -90 and 90),
	CONSTRAINT "stores_lng" CHECK("stores"."lng" between -180 and 180)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stores_slug` ON `stores` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `stores_source_ref` ON `stores` (`source`,`ref`);--> statement-breakpoint
CREATE INDEX `stores_point` ON `stores` (`lat`,`lng`);