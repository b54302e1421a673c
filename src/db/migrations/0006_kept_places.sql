ALTER TABLE `visits` ADD `kept_place_by` text;--> statement-breakpoint
ALTER TABLE `visits` ADD `merged_into_id` text;