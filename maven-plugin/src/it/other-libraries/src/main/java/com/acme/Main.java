package com.acme;

import static com.acme.db.Customers.CUSTOMERS;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.calcite.avatica.remote.Driver;

public class Main {
    public static void main(String[] args) {
        System.out.println("Jackson " + new ObjectMapper().version());
        System.out.println("Avatica " + Driver.class.getProtectionDomain().getCodeSource().getLocation());
        System.out.println("Table " + CUSTOMERS);
    }
}
