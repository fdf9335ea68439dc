-- PostgreSQL lets everybody run a new function. Here nobody may until a grant says so.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
