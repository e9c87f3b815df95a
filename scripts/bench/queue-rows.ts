import type postgres from 'postgres'

/** Of so many registrations two in a hundred are open at the desk, as where years of decided files lie behind a queue. */
const openEvery = 50

/** Brings the number of registrations up to `count`, each with its number check. */
export async function growRegistrations(owner: postgres.Sql, count: number): Promise<void> {
  const [row] = await owner<[{ there: number }]>`select count(*)::int as there from registrations`
  await owner`
    with made as (
      insert into registrations (id, reference, status, language, country, vat_number, commercial_name, address, contact_name, contact_email,
                                 access_token_hash, access_expires_at, created_at, touched_at, submitted_at, decided_at)
      select gen_random_uuid(), 'R-2026-' || lpad(n::text, 7, '0'),
             (case when n % ${openEvery} = 0 then (array['submitted', 'submitted', 'submitted', 'correction-asked'])[1 + (n / ${openEvery}) % 4]
                   else (array['approved', 'approved', 'refused', 'withdrawn'])[1 + n % 4] end)::registration_status,
             'en', (array['ES', 'FR', 'DE', 'NL', 'IT'])[1 + n % 5], 'ESB' || lpad(n::text, 8, '0'), 'Company ' || n,
             '{"street":"Calle Mayor","number":"1","postcode":"28014","city":"Madrid","country":"ES"}', 'Ana García', 'a' || n || '@c.example',
             decode(lpad(to_hex(n), 64, '0'), 'hex'), now() + interval '30 days', now() - interval '20 days',
             now() - interval '9 days', now() - (n % 5000) * interval '3 minutes', case when n % ${openEvery} = 0 then null else now() end
      from generate_series(${row.there + 1}::int, ${count}::int) as n
      returning id, vat_number, created_at)
    insert into registration_number_checks (id, registration_id, kind, concerns, number, state, asked_at, checked_at)
    select gen_random_uuid(), id, 'vies', 'number', vat_number, 'valid', created_at, created_at from made`
  await owner`vacuum analyze registrations`
  await owner`vacuum analyze registration_number_checks`
}
