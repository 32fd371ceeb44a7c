package io.leanq.testkit;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The strongly connected components of a set of classes, by their bytecode: groups of classes that all depend on each
 * other. A nested class counts as its outermost class; a single class is no component.
 */
public final class Components {
    private final Map<String, Set<String>> arrows;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final List<SortedSet<String>> found = new ArrayList<>();

    private Components(Map<String, Set<String>> arrows) {
        this.arrows = arrows;
    }

    public static List<SortedSet<String>> of(JavaClasses classes) {
        Map<String, Set<String>> arrows = new HashMap<>();
        for (JavaClass from : classes) {
            Set<String> targets = arrows.computeIfAbsent(topLevel(from), name -> new TreeSet<>());
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass();
                if (classes.contain(to.getName()) && !topLevel(to).equals(topLevel(from))) {
                    targets.add(topLevel(to));
                }
            }
        }
        Components components = new Components(arrows);
        arrows.keySet().stream().sorted().forEach(components::visit);
        return components.found;
    }

    /** Tarjan's algorithm. A walk is as deep as the longest chain of classes, which a thread's stack holds easily. */
    private int visit(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return open.contains(name) ? known : Integer.MAX_VALUE;
        }
        int number = numbers.size();
        numbers.put(name, number);
        lowest.put(name, number);
        open.push(name);
        for (String target : arrows.getOrDefault(name, Set.of())) {
            boolean isNew = !numbers.containsKey(target);
            int reached = visit(target);
            lowest.merge(name, isNew ? lowest.getOrDefault(target, reached) : reached, Math::min);
        }
        if (lowest.get(name) == number) {
            close(name);
        }
        return number;
    }

    private void close(String first) {
        SortedSet<String> component = new TreeSet<>();
        String last;
        do {
            last = open.pop();
            component.add(last);
        } while (!last.equals(first));
        if (component.size() > 1) {
            found.add(component);
        }
    }

    private static String topLevel(JavaClass type) {
        String name = type.getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
