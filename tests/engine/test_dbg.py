import os, signal, time, sys
sys.path.insert(0,'/work/main')
import pytest
from tests.engine.test_crashes import *
from tests.engine.conftest import *
def test_dbg(lab, proxy):
    lab.world.fill(60); lab.good()
    for at in range(1, 60):
        move_on(lab, at)
        t=time.time()
        struck = killed_at(lab, proxy, at, after=False)
        t1=time.time()
        for i in range(300):
            rows = lab.query("select l.pid, a.state, a.query, a.client_port, a.wait_event from pg_locks l left join pg_stat_activity a using (pid) where locktype='advisory'")
            if not rows: break
            time.sleep(0.02)
        print(at, struck, round(t1-t,2), i, rows, [x[:60] for x in proxy.log[-1:]])
        if rows: 
            import threading, traceback
            for th, fr in sys._current_frames().items():
                print('---', th); traceback.print_stack(fr, limit=4, file=sys.stdout)
            break
        t=time.time(); lab.good(streams=STREAMS); print('   settle', round(time.time()-t,2))
        if not struck: break
