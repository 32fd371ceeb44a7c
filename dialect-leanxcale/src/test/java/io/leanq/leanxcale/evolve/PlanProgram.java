package io.leanq.leanxcale.evolve;

import io.leanq.evolve.Permission;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;

/** A program that brings a database to the second of the {@link TwoVersions}, and is killed on its way. */
final class PlanProgram {
    private PlanProgram() {}

    /** @param args the database's URL; "plan" or "evolve"; behind how many statements the program kills itself */
    public static void main(String[] args) {
        try (Database db = Leanxcale.connect(args[0])) {
            StoppedTarget target = new StoppedTarget(
                    db, Integer.parseInt(args[2]), () -> Runtime.getRuntime().halt(9));
            System.out.println("start");
            if (args[1].equals("plan")) {
                SchemaPlan.of(SchemaDiff.between(TwoVersions.before(), TwoVersions.after()), db.dialect())
                        .applyTo(target, Permission.values());
            } else {
                TwoVersions.after().evolve(target, Permission.values());
            }
        }
    }
}
