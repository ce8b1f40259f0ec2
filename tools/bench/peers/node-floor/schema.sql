create table sku (
  id int primary key,
  price int not null,
  stock int not null check (stock >= 0)
) with (fillfactor = 50);

create table orders (
  id bigint generated always as identity primary key,
  buyer int not null,
  status text not null,
  total int not null,
  created_at timestamptz not null default now(),
  paid_at timestamptz
) with (fillfactor = 80);

create table order_line (
  order_id bigint not null references orders (id),
  sku_id int not null references sku (id),
  qty int not null,
  price int not null,
  primary key (order_id, sku_id)
);

create table payment (
  id bigint generated always as identity primary key,
  order_id bigint not null unique references orders (id),
  amount int not null,
  status text not null,
  created_at timestamptz not null default now()
);

insert into sku select number, 1000 + number, 2000000000 from generate_series(1, 1000) as number;
