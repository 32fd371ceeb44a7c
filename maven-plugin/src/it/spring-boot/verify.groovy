log = new File(basedir, "build.log").text
assert log.contains('row {"id":1,"name":"Ann"}')
assert log.contains("tables SELECT customers.id, customers.name FROM customers WHERE customers.id = ?")
