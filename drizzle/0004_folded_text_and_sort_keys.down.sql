DROP INDEX "tasks_completed_desc";--> statement-breakpoint
DROP INDEX "tasks_completed";--> statement-breakpoint
DROP INDEX "tasks_due_desc";--> statement-breakpoint
DROP INDEX "tasks_due";--> statement-breakpoint
DROP INDEX "tasks_title";--> statement-breakpoint
DROP INDEX "tasks_priority";--> statement-breakpoint
DROP INDEX "tasks_trash";--> statement-breakpoint
ALTER TABLE "tasks"
	DROP COLUMN "priority_rank",
	DROP COLUMN "description_folded",
	DROP COLUMN "title_folded";--> statement-breakpoint
CREATE INDEX "tasks_priority" ON "tasks" USING btree ("user_id","priority","id");--> statement-breakpoint
CREATE INDEX "tasks_title" ON "tasks" USING btree ("user_id",lower("title" collate "und-x-icu"),"id");--> statement-breakpoint
CREATE INDEX "tasks_due" ON "tasks" USING btree ("user_id","due_date","id");--> statement-breakpoint
CREATE INDEX "tasks_due_desc" ON "tasks" USING btree ("user_id","due_date" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "tasks_completed" ON "tasks" USING btree ("user_id","completed_at","id");--> statement-breakpoint
CREATE INDEX "tasks_completed_desc" ON "tasks" USING btree ("user_id","completed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "tasks_deleted" ON "tasks" USING btree ("deleted_at") WHERE "tasks"."deleted_at" is not null;
