log = new File(basedir, "build.log").text
assert log.contains("Jackson 2.9.10-8")
assert log.contains("avatica-core-1.26.0.jar")
assert log.contains("Table customers")
