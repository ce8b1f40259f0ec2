-- Repairs UTF-8 that was read as Latin-1. Returns other text unchanged.
create or replace function migration.repair_encoding(garbled text) returns text language plpgsql immutable as $$
BEGIN
  RETURN convert_from(convert_to(garbled, 'LATIN1'), 'UTF8');
EXCEPTION WHEN character_not_in_repertoire OR untranslatable_character THEN
  RETURN garbled;
END $$;
