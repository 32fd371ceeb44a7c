log = new File(basedir, "build.log").text
assert log.contains("5 classes written")
assert new File(basedir, "target/classes/com/acme/db/CustomersRow.class").exists()
assert new File(basedir, "target/classes/com/acme/Main.class").exists()
