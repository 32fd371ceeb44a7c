-- Q17, the small-quantity-order revenue. BRAND is Brand#23. CONTAINER is MED CAN: the specification's is MED BOX, in
-- which no part of the brand is at scale 0.01. The average has a cast, as in Q1.
select
    sum(l_extendedprice) / 7.0 as avg_yearly
from
    lineitem,
    part
where
    p_partkey = l_partkey
    and p_brand = 'Brand#23'
    and p_container = 'MED CAN'
    and l_quantity < (
        select
            0.2 * avg(cast(l_quantity as decimal(30, 12)))
        from
            lineitem
        where
            l_partkey = p_partkey
    )
