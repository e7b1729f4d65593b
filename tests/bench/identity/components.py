"""The floor: scipy's connected components of edges that are in memory already, in scipy's own environment.

python components.py EDGES.npy      two rows of numbers; prints JSON
"""

import json
import sys
import time

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

a, b = np.load(sys.argv[1])
count = int(max(a.max(), b.max())) + 1
began, cpu = time.perf_counter(), time.process_time()
graph = coo_matrix((np.ones(len(a), np.int8), (a, b)), (count, count)).tocsr()
found, _ = connected_components(graph, directed=False)
print(
    json.dumps({"wall": time.perf_counter() - began, "cpu": time.process_time() - cpu, "persons": int(found)})
)
