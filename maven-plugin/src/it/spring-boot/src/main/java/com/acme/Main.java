package com.acme;

import static com.acme.db.Customers.CUSTOMERS;
import static io.leanq.query.Dsl.*;

import com.acme.db.CustomersRow;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class Main {
    public static void main(String[] args) {
        SpringApplication.run(Main.class, args).close();
    }

    @Bean
    CommandLineRunner prints(ObjectMapper json) {
        return args -> {
            System.out.println("row " + json.writeValueAsString(new CustomersRow(1, "Ann")));
            System.out.println("tables " + selectFrom(CUSTOMERS).where(CUSTOMERS.id.eq(1)));
        };
    }
}
