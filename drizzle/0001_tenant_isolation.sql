-- The tenant role: it cannot log in, owns nothing, and sees only what the policy below shows.
-- A role belongs to the whole cluster: two databases migrating at once may both try to make it.
DO $$ BEGIN
	IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'docket_app') THEN
		CREATE ROLE "docket_app" NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
	END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
-- The connecting role must be able to switch to it. Postgres 16 and later can allow that without also
-- letting it inherit. A superuser may anyway, and so may a role that an administrator has prepared.
DO $$
DECLARE
	separate CONSTANT boolean := current_setting('server_version_num')::int >= 160000;
BEGIN
	IF pg_has_role(current_user, 'docket_app', CASE WHEN separate THEN 'SET' ELSE 'MEMBER' END) THEN
		RETURN;
	END IF;
	EXECUTE format('GRANT "docket_app" TO %I', current_user)
		|| CASE WHEN separate THEN ' WITH INHERIT FALSE, SET TRUE' ELSE '' END;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA "public" TO "docket_app";
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "tasks" TO "docket_app";
--> statement-breakpoint
ALTER TABLE "tasks" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "tasks" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The setting is '' and not null once a transaction that set it has ended. The inner select makes it
-- one look-up per statement instead of one per row.
CREATE POLICY "tenant" ON "tasks" FOR ALL TO "docket_app"
	USING ("user_id" = (SELECT nullif(current_setting('app.user_id', true), '')))
	WITH CHECK ("user_id" = (SELECT nullif(current_setting('app.user_id', true), '')));
--> statement-breakpoint
-- Raises DK401 when the user is gone, or when the session is gone, revoked or expired. Without a
-- session id only the user is looked for. It runs as its owner, since the tenant role may not read
-- these tables, and takes nothing from the caller's search path.
CREATE FUNCTION "docket_require_live"(uid text, sid text) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF sid IS NULL THEN
		PERFORM 1 FROM "public"."user" u WHERE u."id" = uid;
	ELSE
		PERFORM 1 FROM "public"."session" s
		WHERE s."id" = sid AND s."user_id" = uid AND s."expires_at" > now();
	END IF;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'the session or its user is gone' USING ERRCODE = 'DK401';
	END IF;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION "docket_require_live"(text, text) FROM PUBLIC;
