CREATE TABLE {schema}.log_lock ();
