-- Q11, the important stock identification. NATION is GERMANY, FRACTION is 0.0001.
-- VALUE is a reserved word to Calcite, so it stands in quotes. The part's key is added to the order, which would be
-- open between equal values.
select
    ps_partkey,
    sum(ps_supplycost * ps_availqty) as "value"
from
    partsupp,
    supplier,
    nation
where
    ps_suppkey = s_suppkey
    and s_nationkey = n_nationkey
    and n_name = 'GERMANY'
group by
    ps_partkey
having
    sum(ps_supplycost * ps_availqty) > (
        select
            sum(ps_supplycost * ps_availqty) * 0.0001
        from
            partsupp,
            supplier,
            nation
        where
            ps_suppkey = s_suppkey
            and s_nationkey = n_nationkey
            and n_name = 'GERMANY'
    )
order by
    "value" desc,
    ps_partkey
