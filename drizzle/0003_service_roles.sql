-- Two more roles that cannot log in: one may erase what has expired, the other writes and reads the
-- security log. Neither sees anything else, whoever connects.
DO $$
DECLARE
	separate CONSTANT boolean := current_setting('server_version_num')::int >= 160000;
	service text;
BEGIN
	FOREACH service IN ARRAY ARRAY['docket_janitor', 'docket_audit'] LOOP
		-- Roles belong to the whole cluster: two databases migrating at once may both try to make one.
		BEGIN
			IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = service) THEN
				EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS', service);
			END IF;
		EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
		END;
		IF NOT pg_has_role(current_user, service, CASE WHEN separate THEN 'SET' ELSE 'MEMBER' END) THEN
			EXECUTE format('GRANT %I TO %I', service, current_user)
				|| CASE WHEN separate THEN ' WITH INHERIT FALSE, SET TRUE' ELSE '' END;
		END IF;
	END LOOP;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA "public" TO "docket_janitor", "docket_audit";
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "idempotency_keys" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "security_events" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "security_events" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "idempotency_keys" TO "docket_app";
--> statement-breakpoint
CREATE POLICY "tenant" ON "idempotency_keys" FOR ALL TO "docket_app"
	USING ("user_id" = (SELECT nullif(current_setting('app.user_id', true), '')))
	WITH CHECK ("user_id" = (SELECT nullif(current_setting('app.user_id', true), '')));
--> statement-breakpoint
-- People read their own log and write none.
GRANT SELECT ON "security_events" TO "docket_app";
--> statement-breakpoint
CREATE POLICY "tenant" ON "security_events" FOR SELECT TO "docket_app"
	USING ("user_id" = (SELECT nullif(current_setting('app.user_id', true), '')));
--> statement-breakpoint
GRANT SELECT, INSERT ON "security_events" TO "docket_audit";
--> statement-breakpoint
GRANT UPDATE ("count") ON "security_events" TO "docket_audit";
--> statement-breakpoint
-- A role's policies reach whoever is a member of it and inherits, as every connecting role does before
-- Postgres 16. So these two hold for the role itself alone.
CREATE POLICY "audit" ON "security_events" FOR ALL TO "docket_audit"
	USING (current_user = 'docket_audit') WITH CHECK (current_user = 'docket_audit');
--> statement-breakpoint
GRANT SELECT, DELETE ON "tasks", "idempotency_keys", "security_events" TO "docket_janitor";
--> statement-breakpoint
CREATE POLICY "expired" ON "tasks" FOR ALL TO "docket_janitor"
	USING (current_user = 'docket_janitor' AND "deleted_at" < now() - interval '30 days') WITH CHECK (false);
--> statement-breakpoint
CREATE POLICY "expired" ON "idempotency_keys" FOR ALL TO "docket_janitor"
	USING (current_user = 'docket_janitor' AND "created_at" < now() - interval '24 hours') WITH CHECK (false);
--> statement-breakpoint
CREATE POLICY "expired" ON "security_events" FOR ALL TO "docket_janitor"
	USING (current_user = 'docket_janitor' AND "time" < now() - interval '90 days') WITH CHECK (false);
