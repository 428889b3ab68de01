-- Two doors, two roles. Roles belong to the whole server: another database may have made them, or be making them now.
DO $$
DECLARE
  door text;
  newer boolean := current_setting('server_version_num')::integer >= 160000;
  opened boolean;
BEGIN
  FOREACH door IN ARRAY ARRAY['guidon_app', 'guidon_queue'] LOOP
    FOR attempt IN 1..50 LOOP
      BEGIN
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = door) THEN
          EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', door);
        END IF;
        -- Since 16 whoever makes a role is its member without being allowed to become it.
        IF newer THEN
          opened := pg_catalog.pg_has_role(current_user, door, 'SET');
        ELSE
          opened := pg_catalog.pg_has_role(current_user, door, 'MEMBER');
        END IF;
        IF NOT opened THEN
          EXECUTE format('GRANT %I TO %I', door, current_user) || CASE WHEN newer THEN ' WITH INHERIT FALSE, SET TRUE' ELSE '' END;
        END IF;
        EXIT;
      EXCEPTION WHEN duplicate_object OR unique_violation OR internal_error THEN
        PERFORM pg_catalog.pg_sleep(0.05);
      END;
    END LOOP;
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = door AND (rolsuper OR rolbypassrls)) THEN
      RAISE EXCEPTION 'the role % can see everything, which Guidon''s roles must not', door USING ERRCODE = 'insufficient_privilege';
    END IF;
  END LOOP;
END
$$;
--> statement-breakpoint
DO $$
DECLARE
  place text;
  column_name text;
BEGIN
  FOREACH place IN ARRAY ARRAY['communities', 'homes', 'people', 'consents', 'missions', 'standings', 'goals', 'entries',
                               'offers', 'rhythms', 'occurrences', 'deliveries', 'drafts'] LOOP
    column_name := CASE place WHEN 'communities' THEN 'id' ELSE 'community_id' END;
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', place);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', place);
    EXECUTE format('CREATE POLICY one_community ON %I TO guidon_app USING (%I = nullif(current_setting(''guidon.community'', true), '''')::uuid)', place, column_name);
    -- Forced security binds the owner too; whoever purges or backs up says so first.
    EXECUTE format('CREATE POLICY keeper ON %I TO %I USING (current_setting(''guidon.keeper'', true) = ''on'')', place, current_user);
  END LOOP;
  FOREACH place IN ARRAY ARRAY['communities', 'homes', 'deliveries', 'rhythms', 'drafts'] LOOP
    EXECUTE format('CREATE POLICY across ON %I TO guidon_queue USING (true)', place);
  END LOOP;
END
$$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO guidon_app, guidon_queue;
--> statement-breakpoint
GRANT SELECT ON communities, homes, people, consents, missions, standings, goals, entries, offers, rhythms, occurrences, deliveries, drafts TO guidon_app;
--> statement-breakpoint
GRANT INSERT ON people, consents, missions, standings, goals, entries, offers, rhythms, occurrences, deliveries, drafts TO guidon_app;
--> statement-breakpoint
GRANT DELETE ON drafts TO guidon_app;
--> statement-breakpoint
GRANT UPDATE ON communities, consents, missions, goals, rhythms TO guidon_app;
--> statement-breakpoint
GRANT UPDATE (name, posts_channel, managers_channel, board_channel, manager_role) ON homes TO guidon_app;
--> statement-breakpoint
GRANT UPDATE (published_at) ON standings TO guidon_app;
--> statement-breakpoint
GRANT UPDATE (confirmed_at, confirmed_by) ON entries TO guidon_app;
--> statement-breakpoint
GRANT UPDATE (state, reason, worker, lease, wanted) ON deliveries TO guidon_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON communities, homes TO guidon_queue;
--> statement-breakpoint
GRANT SELECT ON deliveries, rhythms TO guidon_queue;
--> statement-breakpoint
GRANT UPDATE (state, not_before, attempt, attempted_at, doubted_since, looked_at, looks, worker, lease, drawn, message, message_channel,
              reason, sent_at, wanted, shown, edited_at, edit_not_before) ON deliveries TO guidon_queue;
--> statement-breakpoint
GRANT SELECT (at), DELETE ON drafts TO guidon_queue;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON seen TO guidon_queue;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON registrations TO guidon_queue;
--> statement-breakpoint
CREATE FUNCTION guidon_guard_mission() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    RAISE EXCEPTION 'missions are not removed' USING ERRCODE = 'GU001';
  END IF;
  IF TG_OP = 'DELETE' THEN
    IF old.state IN ('final', 'attained') AND current_setting('guidon.keeper', true) IS DISTINCT FROM 'on' THEN
      RAISE EXCEPTION 'a final mission is not removed; to take up another one, start over as a new community' USING ERRCODE = 'GU001';
    END IF;
    RETURN old;
  END IF;
  IF old.state IN ('final', 'attained')
    AND (old.community_id, old.words, old.attainable, old.end_criterion, old.not_line, old.final_at, old.made_final_at)
      IS DISTINCT FROM (new.community_id, new.words, new.attainable, new.end_criterion, new.not_line, new.final_at, new.made_final_at) THEN
    RAISE EXCEPTION 'a final mission is not changed; to take up another one, start over as a new community' USING ERRCODE = 'GU001';
  END IF;
  IF old.state <> new.state
    AND (old.state, new.state) NOT IN (('draft', 'waiting'), ('waiting', 'draft'), ('waiting', 'final'), ('final', 'attained')) THEN
    RAISE EXCEPTION 'a mission that is % does not become %', old.state, new.state USING ERRCODE = 'GU001';
  END IF;
  RETURN new;
END
$$;
--> statement-breakpoint
CREATE TRIGGER guard_mission BEFORE UPDATE OR DELETE ON missions FOR EACH ROW EXECUTE FUNCTION guidon_guard_mission();
--> statement-breakpoint
CREATE TRIGGER guard_missions BEFORE TRUNCATE ON missions FOR EACH STATEMENT EXECUTE FUNCTION guidon_guard_mission();
--> statement-breakpoint
-- Everything of one community, and only for whoever owns the tables.
CREATE FUNCTION guidon_purge_community(gone uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  place text;
  kept text := coalesce(current_setting('guidon.keeper', true), '');
BEGIN
  PERFORM set_config('guidon.keeper', 'on', true);
  FOREACH place IN ARRAY ARRAY['drafts', 'occurrences', 'deliveries', 'rhythms', 'offers', 'entries', 'goals', 'standings',
                               'missions', 'consents', 'people', 'homes'] LOOP
    EXECUTE format('DELETE FROM %I WHERE community_id = $1', place) USING gone;
  END LOOP;
  DELETE FROM communities WHERE id = gone;
  PERFORM set_config('guidon.keeper', kept, true);
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION guidon_purge_community(uuid), guidon_guard_mission() FROM PUBLIC;
