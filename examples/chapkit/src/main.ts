// The application: anything that wants its tables to be there.
Deno.serve(() => new Response("ok\n"));
