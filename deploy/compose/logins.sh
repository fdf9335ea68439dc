#!/bin/sh
# Run once by PostgreSQL's image: who migrates, and who serves.
set -eu
psql --quiet --set=ON_ERROR_STOP=1 --username=postgres --dbname="$POSTGRES_DB" \
    --set=migrator="$MIGRATOR_PASSWORD" --set=server="$SERVER_PASSWORD" --set=database="$POSTGRES_DB" <<'SQL'
CREATE ROLE debrief_migrator LOGIN CREATEROLE PASSWORD :'migrator';
CREATE ROLE debrief_server LOGIN PASSWORD :'server';
GRANT CREATE ON DATABASE :"database" TO debrief_migrator;
SQL
