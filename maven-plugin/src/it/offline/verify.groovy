log = new File(basedir, "build.log").text
assert log.contains("5 classes written, 0 unchanged in target/generated-sources/leanq")
assert log.contains("the classes in target/generated-sources/leanq are up to date")
assert new File(basedir, "target/generated-sources/leanq/com/acme/db/Orders.java").exists()
assert new File(basedir, "target/classes/com/acme/Main.class").exists()
