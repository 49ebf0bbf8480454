-- The role stays: it belongs to every database of the server.
DROP FUNCTION "docket_require_live"(text, text);
--> statement-breakpoint
DROP POLICY "tenant" ON "tasks";
--> statement-breakpoint
ALTER TABLE "tasks" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "tasks" DISABLE ROW LEVEL SECURITY;
--> statement-breakpoint
REVOKE SELECT, INSERT, UPDATE, DELETE ON "tasks" FROM "docket_app";
--> statement-breakpoint
REVOKE USAGE ON SCHEMA "public" FROM "docket_app";
