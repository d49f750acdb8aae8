// A worker that fills a form with one of the JavaScript engines: a line with a number in, milliseconds of the processor a document out.
// node peers.cjs ENGINE MODULES FORM DATA
const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');
const [engine, modules, form, data] = process.argv.slice(2);
const load = createRequire(path.join(modules, 'package.json'));
const file = fs.readFileSync(form);
const rows = JSON.parse(fs.readFileSync(data, 'utf8'));

const makers = {
  docxtemplater() {
    const PizZip = load('pizzip');
    const Docxtemplater = load('docxtemplater');
    return async (row) => {
      const made = new Docxtemplater(new PizZip(file), { paragraphLoop: true, linebreaks: true });
      made.render(row);
      return made.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
    };
  },
  'easy-template-x'() {
    const { TemplateHandler } = load('easy-template-x');
    const handler = new TemplateHandler();
    return (row) => handler.process(file, row);
  },
  'docx-templates'() {
    const { createReport } = load('docx-templates');
    return (row) => createReport({ template: file, data: row, cmdDelimiter: ['+++', '+++'], noSandbox: true });
  },
  carbone() {
    const carbone = load('carbone');
    return (row) => new Promise((done, fail) => carbone.render(form, row, (error, made) => (error ? fail(error) : done(made))));
  },
};

(async () => {
  const fill = makers[engine]();
  const input = require('readline').createInterface({ input: process.stdin });
  let turn = 0;
  for await (const line of input) {
    const times = Number(line);
    const begun = process.cpuUsage();
    let made;
    for (let i = 0; i < times; i++) made = await fill(rows[turn++ % rows.length]);
    const used = process.cpuUsage(begun);
    const spent = (used.user + used.system) / 1e3 / times;
    process.stdout.write(`${spent} ${made.length}\n`);
  }
})().catch((error) => { process.stdout.write(`failed ${String(error).replace(/\s+/g, ' ')}\n`); process.exit(1); });
