-- Refuses pieces that were requested before, and pieces of another parcel than their return. The
-- lock on the line counts parallel requests one after the other.
create or replace function limit_returned_pieces() returns trigger language plpgsql as $$
declare
  ordered order_lines;
begin
  select * into ordered from order_lines where order_id = new.order_id and sku = new.sku for no key update;
  -- The previous version writes returns without their parcel.
  update returns set shop_id = ordered.shop_id where id = new.return_id and shop_id = '';
  if not exists (
    select from returns where id = new.return_id and order_id = new.order_id and shop_id = ordered.shop_id
  ) then
    raise exception '% of order % lies in another parcel than return %', new.sku, new.order_id, new.return_id
      using errcode = 'integrity_constraint_violation';
  end if;
  if ordered.quantity < (select sum(quantity) from return_lines where order_id = new.order_id and sku = new.sku) then
    raise exception 'more of % is returned than order % has', new.sku, new.order_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end;
$$;

create or replace trigger return_lines_request_each_piece_once
  after insert or update of return_id, sku, quantity on return_lines
  for each row execute function limit_returned_pieces();
