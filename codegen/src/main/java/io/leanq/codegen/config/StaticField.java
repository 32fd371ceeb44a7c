package io.leanq.codegen.config;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

/** A static field of a program's class, as generated code names it. */
record StaticField(ClassName owner, String name) {

    /** The field of a text such as {@code com.acme.Types.CENTS}. */
    static StaticField of(Place place, String text) {
        int point = text.lastIndexOf('.');
        return new StaticField(TypeText.className(place, text.substring(0, point)), text.substring(point + 1));
    }

    CodeBlock code() {
        return CodeBlock.of("$T.$L", owner, name);
    }
}
