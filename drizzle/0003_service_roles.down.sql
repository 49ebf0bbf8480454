-- The roles stay: they belong to every database of the server.
DROP POLICY "expired" ON "security_events";
--> statement-breakpoint
DROP POLICY "expired" ON "idempotency_keys";
--> statement-breakpoint
DROP POLICY "expired" ON "tasks";
--> statement-breakpoint
REVOKE SELECT, DELETE ON "tasks", "idempotency_keys", "security_events" FROM "docket_janitor";
--> statement-breakpoint
DROP POLICY "audit" ON "security_events";
--> statement-breakpoint
REVOKE UPDATE ("count") ON "security_events" FROM "docket_audit";
--> statement-breakpoint
REVOKE SELECT, INSERT ON "security_events" FROM "docket_audit";
--> statement-breakpoint
DROP POLICY "tenant" ON "security_events";
--> statement-breakpoint
REVOKE SELECT ON "security_events" FROM "docket_app";
--> statement-breakpoint
DROP POLICY "tenant" ON "idempotency_keys";
--> statement-breakpoint
REVOKE SELECT, INSERT, UPDATE, DELETE ON "idempotency_keys" FROM "docket_app";
--> statement-breakpoint
ALTER TABLE "security_events" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "security_events" DISABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "idempotency_keys" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "idempotency_keys" DISABLE ROW LEVEL SECURITY;
--> statement-breakpoint
REVOKE USAGE ON SCHEMA "public" FROM "docket_janitor", "docket_audit";
