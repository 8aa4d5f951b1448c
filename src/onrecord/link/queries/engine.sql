-- name: settings
-- What keeps the engine from fetching or loading anything.
select name, value
  from duckdb_settings()
 where name in ('allow_community_extensions', 'autoinstall_known_extensions',
                'autoload_known_extensions')
 order by name;
