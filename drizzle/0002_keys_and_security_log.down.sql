DROP INDEX "tasks_deleted";
--> statement-breakpoint
DROP TABLE "security_events";
--> statement-breakpoint
DROP TABLE "request_counts";
--> statement-breakpoint
DROP TABLE "idempotency_keys";
