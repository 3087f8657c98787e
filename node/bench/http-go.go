// The second yardstick of bench/reads: what Go's net/http makes of the same route. Run: http-go PORT
package main

import (
	"net/http"
	"os"
	"strconv"
	"sync/atomic"
)

func main() {
	var value atomic.Int64
	value.Store(42)
	http.HandleFunc("/get", func(w http.ResponseWriter, _ *http.Request) {
		w.Write([]byte(strconv.FormatInt(value.Load(), 10)))
	})
	panic(http.ListenAndServe("127.0.0.1:"+os.Args[1], nil))
}
