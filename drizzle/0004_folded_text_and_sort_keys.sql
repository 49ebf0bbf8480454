DROP INDEX "tasks_deleted";--> statement-breakpoint
DROP INDEX "tasks_priority";--> statement-breakpoint
DROP INDEX "tasks_title";--> statement-breakpoint
DROP INDEX "tasks_due";--> statement-breakpoint
DROP INDEX "tasks_due_desc";--> statement-breakpoint
DROP INDEX "tasks_completed";--> statement-breakpoint
DROP INDEX "tasks_completed_desc";--> statement-breakpoint
-- One statement, so that the table is rewritten once.
ALTER TABLE "tasks"
	ADD COLUMN "title_folded" text GENERATED ALWAYS AS (upper(lower("tasks"."title" collate "und-x-icu"))) STORED NOT NULL,
	ADD COLUMN "description_folded" text GENERATED ALWAYS AS (upper(lower("tasks"."description" collate "und-x-icu"))) STORED,
	ADD COLUMN "priority_rank" smallint GENERATED ALWAYS AS (case "tasks"."priority" when 'none' then 0 when 'low' then 1 when 'medium' then 2 when 'high' then 3 end) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "tasks_trash" ON "tasks" USING btree ("user_id","created_at","id","deleted_at") WHERE "tasks"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "tasks_priority" ON "tasks" USING btree ("user_id","priority_rank","id");--> statement-breakpoint
CREATE INDEX "tasks_title" ON "tasks" USING btree ("user_id","title_folded" collate "und-x-icu","id");--> statement-breakpoint
CREATE INDEX "tasks_due" ON "tasks" USING btree ("user_id",(case when "due_date" is null then 'infinity'::date else "due_date" end),"id");--> statement-breakpoint
CREATE INDEX "tasks_due_desc" ON "tasks" USING btree ("user_id",(case when "due_date" is null then '-infinity'::date else "due_date" end),"id");--> statement-breakpoint
CREATE INDEX "tasks_completed" ON "tasks" USING btree ("user_id",(case when "completed_at" is null then 'infinity'::timestamptz else "completed_at" end),"id");--> statement-breakpoint
CREATE INDEX "tasks_completed_desc" ON "tasks" USING btree ("user_id",(case when "completed_at" is null then '-infinity'::timestamptz else "completed_at" end),"id");--> statement-breakpoint
-- Nothing is known yet of what the new indexes hold.
ANALYZE "tasks";
