DROP TABLE "tasks";
--> statement-breakpoint
DROP TABLE "verification";
--> statement-breakpoint
DROP TABLE "rate_limit";
--> statement-breakpoint
DROP TABLE "jwks";
--> statement-breakpoint
DROP TABLE "account";
--> statement-breakpoint
DROP TABLE "session";
--> statement-breakpoint
DROP TABLE "user";
--> statement-breakpoint
DROP TYPE "task_priority";
