// Exercises a sandbox with HubSpot's own client: node check.mjs <base URL> <token>
import { createRequire } from 'node:module';
import assert from 'node:assert/strict';

const { Client } = createRequire(import.meta.url)('@hubspot/api-client');
const [basePath = 'http://127.0.0.1:8090', accessToken = 'sandbox'] = process.argv.slice(2);
const hubspot = new Client({ accessToken, basePath });
const { contacts, companies, deals, properties, associations, owners, pipelines, schemas, objects } = hubspot.crm;
const run = Date.now().toString(36);

async function refused(code, promise) {
  try {
    await promise;
  } catch (e) {
    assert.equal(e.code, code, e.message);
    return e.body;
  }
  assert.fail(`should have been refused with ${code}`);
}

const checks = {
  async 'contacts one by one'() {
    const made = await contacts.basicApi.create({ properties: { email: `Node.${run}@Example.jp`, firstname: '美咲' } });
    assert.equal(made.properties.email, `node.${run}@example.jp`);
    assert.ok(made.createdAt instanceof Date && !Number.isNaN(made.createdAt.getTime()));
    const read = await contacts.basicApi.getById(made.id, ['firstname', 'city', 'fax'], undefined, ['companies']);
    assert.equal(read.properties.firstname, '美咲');
    assert.equal(read.properties.fax, null);
    const byEmail = await contacts.basicApi.getById(`node.${run}@example.jp`, ['city'], undefined, undefined, false, 'email');
    assert.equal(byEmail.id, made.id);
    const changed = await contacts.basicApi.update(made.id, { properties: { city: 'Kiel' } });
    assert.equal(changed.properties.city, 'Kiel');
    const body = await refused(409, contacts.basicApi.create({ properties: { email: `node.${run}@example.jp` } }));
    assert.equal(body.category, 'CONFLICT');
    const bad = await refused(400, contacts.basicApi.update(made.id, { properties: { lifecyclestage: 'Lead' } }));
    assert.equal(bad.errors[0].code, 'INVALID_OPTION');
    await contacts.basicApi.archive(made.id);
    await refused(404, contacts.basicApi.getById(made.id));
  },

  async 'contacts page by page'() {
    const page = await contacts.basicApi.getPage(10, undefined, ['email'], undefined, ['companies']);
    assert.equal(page.results.length, 10);
    const next = await contacts.basicApi.getPage(10, page.paging.next.after, ['email']);
    assert.ok(BigInt(next.results[0].id) > BigInt(page.results[9].id));
    const all = await companies.getAll(100, undefined, ['name']);
    assert.equal(new Set(all.map(one => one.id)).size, all.length);
    const binned = await companies.getAll(100, undefined, ['name'], undefined, undefined, true);
    assert.ok(binned.length > 0 && binned.every(one => one.archived && one.archivedAt instanceof Date));
  },

  async 'contacts in batches'() {
    const inputs = [1, 2].map(n => ({ properties: { email: `batch${n}.${run}@x.jp` }, objectWriteTraceId: `${n}` }));
    const made = await contacts.batchApi.create({ inputs });
    assert.equal(made.status, 'COMPLETE');
    assert.equal(made.results.length, 2);
    const ids = made.results.map(one => one.id);
    const read = await contacts.batchApi.read({
      inputs: ids.concat('99').map(id => ({ id })), properties: ['email'], propertiesWithHistory: ['email'],
    });
    assert.equal(read.results.length, 2);
    assert.deepEqual(read.errors[0].context.ids, ['99']);
    assert.ok(read.results[0].propertiesWithHistory.email[0].timestamp instanceof Date);
    const changed = await contacts.batchApi.update({
      inputs: [
        { id: ids[0], properties: { city: 'Ulm' }, objectWriteTraceId: 'a' },
        { id: ids[1], properties: { vip: 'perhaps' }, objectWriteTraceId: 'b' },
      ],
    });
    assert.equal(changed.results.length, 1);
    assert.deepEqual(changed.errors[0].context.objectWriteTraceId, ['b']);
    const upserted = await contacts.batchApi.upsert({
      inputs: [
        { idProperty: 'email', id: `batch1.${run}@x.jp`, properties: { city: 'Bonn' } },
        { idProperty: 'email', id: `batch3.${run}@x.jp`, properties: { city: 'Bonn' } },
      ],
    });
    assert.deepEqual(upserted.results.map(one => one._new), [false, true]);
    const merged = await contacts.basicApi.merge({ primaryObjectId: ids[0], objectIdToMerge: ids[1] });
    assert.ok(!ids.includes(merged.id));
    await contacts.batchApi.archive({ inputs: [{ id: merged.id }, { id: upserted.results[1].id }] });
    await refused(400, contacts.batchApi.read({ inputs: Array(101).fill({ id: '1' }), properties: [] }));
  },

  async 'search'() {
    const newest = await contacts.searchApi.doSearch({
      limit: 1, sorts: [JSON.stringify({ propertyName: 'hs_object_id', direction: 'DESCENDING' })],
    });
    assert.equal(newest.results.length, 1);
    assert.ok(newest.total > 1);
    const found = await contacts.searchApi.doSearch({
      filterGroups: [{ filters: [{ propertyName: 'hs_object_id', operator: 'EQ', value: newest.results[0].id }] }],
      properties: ['email'], sorts: ['createdate'], limit: 5,
    });
    assert.equal(found.total, 1);
    const paged = await deals.searchApi.doSearch({
      filterGroups: [{ filters: [{ propertyName: 'amount', operator: 'HAS_PROPERTY' }] }], limit: 3, after: '3',
    });
    assert.equal(paged.paging.next.after, '6');
  },

  async 'property definitions'() {
    const { results } = await properties.coreApi.getAll('contacts', false);
    assert.ok(results.length > 100 && results.every(one => one.name && Array.isArray(one.options)));
    const name = `node_${run}`;
    const groupName = `group_${run}`;
    await properties.groupsApi.create('contacts', { name: groupName, label: 'Node' });
    const made = await properties.coreApi.create('contacts', {
      name, label: 'Node', type: 'enumeration', fieldType: 'select', groupName,
      options: [{ label: 'A', value: 'a', displayOrder: 0, hidden: false }],
    });
    assert.equal(made.options[0].value, 'a');
    const changed = await properties.coreApi.update('contacts', name, { label: 'Node.js' });
    assert.equal(changed.label, 'Node.js');
    assert.equal((await properties.coreApi.getByName('contacts', name)).groupName, groupName);
    const read = await properties.batchApi.read('contacts', { inputs: [{ name }], archived: false });
    assert.equal(read.results.length, 1);
    await refused(409, properties.coreApi.create('contacts', {
      name, label: 'x', type: 'string', fieldType: 'text', groupName,
    }));
    await properties.coreApi.archive('contacts', name);
    await properties.groupsApi.archive('contacts', groupName);
    await refused(404, properties.coreApi.getByName('contacts', name));
  },

  async 'associations'() {
    const company = await companies.basicApi.create({ properties: { name: `Node ${run}` } });
    const contact = await contacts.basicApi.create({
      properties: { lastname: 'Node' },
      associations: [{ to: { id: company.id }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 279 }] }],
    });
    const pair = { _from: { id: contact.id }, to: { id: company.id } };
    const { batchApi, basicApi } = associations.v4;
    const types = [{ associationCategory: 'USER_DEFINED', associationTypeId: 101 }];
    const made = await batchApi.create('contacts', 'companies', { inputs: [{ ...pair, types }] });
    assert.equal(made.results[0].labels[0], 'Decision maker');
    const page = await batchApi.getPage('contacts', 'companies', { inputs: [{ id: contact.id }] });
    assert.deepEqual(page.results[0].to[0].associationTypes.map(one => one.typeId).sort(), [101, 279]);
    await batchApi.archiveLabels('contacts', 'companies', { inputs: [{ ...pair, types }] });
    const one = await basicApi.getPage('companies', company.id, 'contacts');
    assert.deepEqual(one.results[0].associationTypes.map(type => type.typeId), [280]);
    await batchApi.archive('contacts', 'companies', { inputs: [{ _from: pair._from, to: [pair.to] }] });
    assert.equal((await basicApi.getPage('companies', company.id, 'contacts')).results.length, 0);
    const plain = await basicApi.createDefault('contacts', contact.id, 'companies', company.id);
    assert.equal(plain.results[0].associationSpec.associationTypeId, 279);
    const again = await batchApi.createDefault('contacts', 'companies', { inputs: [pair] });
    assert.equal(again.results.length, 1);
    await basicApi.create('contacts', contact.id, 'companies', company.id, types);
    await basicApi.archive('contacts', contact.id, 'companies', company.id);
    await contacts.basicApi.archive(contact.id);
    await companies.basicApi.archive(company.id);
  },

  async 'owners, pipelines, schemas, custom objects'() {
    const page = await owners.ownersApi.getPage(undefined, undefined, 5, false);
    assert.equal(page.results.length, 5);
    assert.ok(page.paging.next.after);
    assert.equal((await owners.ownersApi.getById(Number(page.results[0].id))).email, page.results[0].email);
    const { results } = await pipelines.pipelinesApi.getAll('deals');
    assert.ok(results.length > 1 && results[0].stages.length > 1);
    assert.equal((await pipelines.pipelinesApi.getById('deals', results[0].id)).label, results[0].label);
    assert.ok((await pipelines.pipelineStagesApi.getAll('deals', results[0].id)).results.length > 1);
    const custom = (await schemas.coreApi.getAll(false)).results;
    assert.ok(custom.length > 1 && custom[0].properties.length > 0);
    assert.equal((await schemas.coreApi.getById(custom[0].objectTypeId)).name, custom[0].name);
    const vehicles = await objects.basicApi.getPage(custom[0].objectTypeId, 5);
    assert.equal(vehicles.results.length, 5);
  },

  async 'raw requests'() {
    const answer = await hubspot.apiRequest({ path: '/account-info/v3/details' });
    assert.ok((await answer.json()).portalId > 0);
  },
};

for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
    console.log(`ok      ${name}`);
  } catch (e) {
    console.log(`FAILED  ${name}: ${e.stack}`);
    process.exitCode = 1;
  }
}
