package io.leanq.cli.diagram;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;

import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A schema of fifty tables and 72 foreign keys, of the shape that an application has. */
final class ShopSchema {
    /** A table a line: its name, its columns, and after an arrow the tables of its keys; those with a mark are optional. */
    private static final String TABLES = """
            country iso name
            currency code symbol
            language tag name
            address street city postcode > country
            customer email first_name last_name birthday > language address?
            customer_login provider subject > customer
            customer_address kind > customer address
            customer_consent kind granted > customer
            loyalty_account points tier > customer
            loyalty_posting points posted reason > loyalty_account sales_order?
            employee name email > department employee?:manager
            department name > employee?:head
            role name
            employee_role > employee role
            permission name
            role_permission > role permission
            supplier name tax_number > address currency
            supplier_contact name phone > supplier
            brand name
            category name > category?:parent
            product sku title description weight > brand? category
            product_text title body > product language
            product_image url position > product
            product_attribute name value > product
            price_list name valid_from valid_to > currency
            price amount > price_list product
            warehouse name > address
            shelf code > warehouse
            stock quantity counted > shelf product
            stock_movement quantity moved reason > stock employee?
            purchase_order ordered state > supplier warehouse employee
            purchase_line quantity cost > purchase_order product
            goods_receipt received > purchase_order warehouse
            goods_receipt_line quantity > goods_receipt purchase_line
            cart created state > customer?
            cart_item quantity > cart product
            sales_order ordered state total > customer address:billing address:shipping currency
            sales_line quantity amount > sales_order product
            payment_method name
            payment amount paid state > sales_order payment_method currency
            refund amount reason > payment return_request?
            shipment sent tracking > sales_order warehouse carrier
            shipment_line quantity > shipment sales_line
            carrier name website
            return_request reason state > sales_order customer
            return_line quantity > return_request sales_line
            coupon code percent valid_to
            coupon_use used > coupon sales_order
            review stars body > product customer
            audit_log entity entity_id action happened
            """;

    private final Map<String, DynamicTable> tables = new HashMap<>();

    private ShopSchema() {}

    static MetaData metadata() {
        ShopSchema shop = new ShopSchema();
        List<DynamicTable> all = new ArrayList<>();
        TABLES.lines().forEach(line -> all.add(shop.table(line)));
        return MetaData.of(all);
    }

    private DynamicTable table(String line) {
        String[] halves = line.split(" *> *");
        String[] names = halves[0].split(" ");
        DynamicTable.Builder table = Table.named(names[0]).column("id", BIGINT, primaryKey());
        for (int i = 1; i < names.length; i++) {
            table.column(names[i], VARCHAR(80), notNull());
        }
        for (String key : halves.length == 1 ? new String[0] : halves[1].split(" ")) {
            foreignKey(table, names[0], key);
        }
        DynamicTable built = table.build();
        tables.put(names[0], built);
        return built;
    }

    private void foreignKey(DynamicTable.Builder table, String name, String key) {
        String target = key.replaceAll("\\??(:.*)?$", "");
        String column = key.replaceAll("^.*:|\\?$", "") + "_id";
        if (key.contains("?")) {
            table.column(column, BIGINT);
        } else {
            table.column(column, BIGINT, notNull());
        }
        table.foreignKey(
                "fk_" + name + "_" + column,
                List.of(column),
                () -> List.of(tables.get(target).get("id", BIGINT)));
    }
}
