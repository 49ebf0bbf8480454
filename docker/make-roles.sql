-- Run once by the Postgres image of compose.yaml, on an empty volume and as its superuser.
--
-- The app connects as `docket`, which row-level security binds like everybody: no superuser, no
-- BYPASSRLS, and no right to make roles. So the three that it switches to are made here.
DO $$
DECLARE
	separate CONSTANT boolean := current_setting('server_version_num')::int >= 160000;
	service text;
BEGIN
	EXECUTE format(
		'CREATE ROLE docket LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD %L',
		trim(E' \n' from pg_read_file('/run/secrets/database_password'))
	);
	FOREACH service IN ARRAY ARRAY['docket_app', 'docket_janitor', 'docket_audit'] LOOP
		EXECUTE format(
			'CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS', service);
		-- Not inherited: their rights are there after a switch alone.
		EXECUTE format('GRANT %I TO docket', service)
			|| CASE WHEN separate THEN ' WITH INHERIT FALSE, SET TRUE' ELSE '' END;
	END LOOP;
END $$;

GRANT USAGE, CREATE ON SCHEMA public TO docket;

-- The app's password must not be the superuser's too. That one is left to who is in the container:
-- docker compose exec database psql --username postgres docket
ALTER ROLE CURRENT_USER PASSWORD NULL;
