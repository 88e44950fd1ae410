-- password: as spring-security-crypto writes it, with the method in front; null if the person has none here.
-- sso_factor: the single sign-on provider has seen a second factor of the person before.
-- sso_role_at: when the provider said what role the person has; its older words no longer count.
-- configured: the user comes from a setting, as the sandbox's does, and may come in only as long as the setting stands.
create table hub_user (
    id          uuid        primary key,
    login       text        not null unique check (login = lower(login)),
    name        text        not null,
    role        text        not null check (role in ('super-admin', 'operator', 'viewer')),
    password    text,
    disabled    boolean     not null default false,
    configured  boolean     not null default false,
    sso_factor  boolean     not null default false,
    created     timestamptz not null default now(),
    sso_role_at timestamptz
);

-- secret: encrypted, with the version of the format in the first byte and a fingerprint of the key in the next four.
-- confirmed: null until a first code has shown that the person's device has the secret.
-- last_step: the 30-second step of the last code that was accepted; only later ones are.
create table second_factor (
    user_id   uuid   primary key references hub_user,
    secret    bytea  not null,
    confirmed timestamptz,
    last_step bigint not null default 0
);

-- hash: SHA-256 of the code, which itself is stored nowhere.
create table recovery_code (
    user_id uuid  not null references hub_user,
    hash    bytea not null,
    used    timestamptz,
    primary key (user_id, hash)
);

-- A second factor that was shown a short while ago, by the token or session that showed it.
create table second_factor_proof (
    user_id    uuid        not null references hub_user,
    credential text        not null,
    how        text        not null,
    at         timestamptz not null,
    primary key (user_id, credential)
);

-- Wrong passwords and codes since the last right one. locks: how many times it came to a lock.
create table failed_attempt (
    user_id      uuid not null references hub_user,
    kind         text not null check (kind in ('password', 'code')),
    failures     int  not null default 0,
    locks        int  not null default 0,
    locked_until timestamptz,
    primary key (user_id, kind)
);

-- user_id: whose token it is; null if it stands for a program. expires: null if it lives until it is revoked.
alter table api_token
    add user_id uuid references hub_user,
    add expires timestamptz;
