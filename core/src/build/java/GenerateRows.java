/** Placeholder shape of the row template; filled in with the language floor. */
class GenerateRows {
    public static void main(String[] args) throws java.io.IOException {
        java.nio.file.Files.createDirectories(java.nio.file.Path.of(args[0]));
    }
}
