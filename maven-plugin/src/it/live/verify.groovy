context.get("server").close()

log = new File(basedir, "build.log").text
assert log.contains("migration 1 of 1: V1__customers.sql")
assert log.contains("1 migration ran, 0 had run before")
assert log.contains("written src/main/leanq/schema.json")
assert log.contains("3 classes written, 0 unchanged")
assert log.contains("the database is as src/main/leanq/schema.json says")
assert new File(basedir, "target/classes/com/acme/db/CustomersRow.class").exists()

assert log.contains("1 migration ran, 1 had run before")
assert log.contains("the database differs from src/main/leanq/schema.json")
assert log.contains("email")
assert log.contains("take the snapshot anew (leanq:snapshot)")
assert log.contains("BUILD FAILURE")
assert !log.contains("pass4user1")
