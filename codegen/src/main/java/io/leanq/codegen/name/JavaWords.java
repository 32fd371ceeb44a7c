package io.leanq.codegen.name;

import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Words that already have a meaning where generated code uses a name. Stateless. */
public final class JavaWords {

    /**
     * Types that every Java file sees without an import, up to JDK 25, since a table class of the same name would hide
     * the type in its package; types that generated classes use or inherit; and types that would confuse users of the
     * generated classes.
     */
    private static final Set<String> TYPES = Set.of("""
            AbstractMethodError Appendable ArithmeticException ArrayIndexOutOfBoundsException ArrayStoreException
            AssertionError AutoCloseable Boolean BootstrapMethodError Byte CharSequence Character Class
            ClassCastException ClassCircularityError ClassFormatError ClassLoader ClassNotFoundException ClassValue
            CloneNotSupportedException Cloneable Comparable Deprecated Double Enum EnumConstantNotPresentException Error
            Exception ExceptionInInitializerError Float FunctionalInterface IO IllegalAccessError IllegalAccessException
            IllegalArgumentException IllegalCallerException IllegalMonitorStateException IllegalStateException
            IllegalThreadStateException IncompatibleClassChangeError IndexOutOfBoundsException InheritableThreadLocal
            InstantiationError InstantiationException Integer InternalError InterruptedException Iterable
            LayerInstantiationException LinkageError Long MatchException Math Module ModuleLayer
            NegativeArraySizeException NoClassDefFoundError NoSuchFieldError NoSuchFieldException NoSuchMethodError
            NoSuchMethodException NullPointerException Number NumberFormatException Object OutOfMemoryError Override
            Package Process ProcessBuilder ProcessHandle Readable Record ReflectiveOperationException Runnable Runtime
            RuntimeException RuntimePermission SafeVarargs ScopedValue SecurityException SecurityManager Short
            StableValue StackOverflowError StackTraceElement StackWalker StrictMath String StringBuffer StringBuilder
            StringIndexOutOfBoundsException SuppressWarnings System Thread ThreadDeath ThreadGroup ThreadLocal Throwable
            TypeNotPresentException UnknownError UnsatisfiedLinkError UnsupportedClassVersionError
            UnsupportedOperationException VerifyError VirtualMachineError Void WrongThreadException

            BigDecimal BooleanColumn Column Condition DataType Database Dsl ForeignKey ForeignKeyStep Index IndexStep
            List LocalDate LocalDateTime LocalTime MetaData NullMarked Nullable NumberColumn PlainColumn PrimaryKey2
            PrimaryKey3 PrimaryKey4 RecordTable Row RowMapping RowTable Schema SchemaObject Sequence Session Table
            TableDefinition TableRef TemporalColumn TextColumn Transaction View
            """.strip().split("\\s+"));

    private static final Set<String> TYPES_IN_LOWER_CASE =
            Set.of(TYPES.stream().map(type -> type.toLowerCase(Locale.ROOT)).toArray(String[]::new));

    /**
     * Methods of every object. A record component cannot have the name of one, since its accessor would clash with the
     * method.
     */
    private static final Set<String> METHODS =
            Set.of("clone", "equals", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    /** Words that are keywords only where a type is named. */
    private static final Set<String> NO_TYPES = Set.of("permits", "record", "sealed", "var", "yield");

    private JavaWords() {}

    /** True if a class of this name would be taken for another one, also by a file system that ignores case. */
    public static boolean isTakenType(String name) {
        return TYPES_IN_LOWER_CASE.contains(name.toLowerCase(Locale.ROOT));
    }

    /** True if no field or record component can have the name, though the name is an identifier or a keyword. */
    public static boolean isTakenField(String name) {
        return METHODS.contains(name) || !isIdentifier(name);
    }

    /** True if Java accepts the name for a class. */
    public static boolean isClassName(String name) {
        return isIdentifier(name) && !NO_TYPES.contains(name);
    }

    /** True if Java accepts the name for a field: an identifier that is no keyword of any version up to 25. */
    private static boolean isIdentifier(String name) {
        return SourceVersion.isIdentifier(name) && !SourceVersion.isKeyword(name, SourceVersion.latest());
    }
}
