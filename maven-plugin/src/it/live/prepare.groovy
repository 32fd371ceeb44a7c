import io.leanq.embedded.EmbeddedLeanxcale

// The server runs in the JVM of the invoker for as long as this project's builds do; verify.groovy ends it.
server = EmbeddedLeanxcale.start()
context.put("server", server)
new File(basedir, "test.properties").text = "leanq.url=leanxcale://127.0.0.1:${server.port()}/dbtest\n"
return true
